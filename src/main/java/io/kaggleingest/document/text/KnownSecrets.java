package io.kaggleingest.document.text;

import java.util.List;

/** Credentials that are known by their shape, wherever they stand. */
final class KnownSecrets {
    static final List<SecretShape> SHAPES = List.of(
            SecretShape.ofLines(
                    "private",
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "(?:[A-Za-z0-9+/=\\s\\\\:,\"'-]{0,8000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "|[A-Za-z0-9+/=\\s\\\\]{0,8000}+)",
                    9_000),
            SecretShape.of(
                    "kgat_ ki_ wandb_v",
                    "\\b(?:KGAT_[A-Za-z0-9_-]{8,}+|ki_[0-9A-Za-z]{32}\\b|wandb_v\\d_[A-Za-z0-9_]{20,}+)"),
            // These begin like names of CSS classes and functions, which have neither digits nor capitals.
            SecretShape.of(
                    "hf_ api_org_",
                    "\\b(?:hf_|api_org_)(?=[a-z]{0,60}+[A-Z0-9])[A-Za-z0-9]{16,}+",
                    SecretValue::isKeyNotName),
            SecretShape.of("sk-", "\\bsk-(?=[a-z_-]{0,60}+[A-Z0-9])[A-Za-z0-9_-]{20,}+", SecretValue::isKeyNotName),
            SecretShape.of(
                    "gsk_ xai- pplx- nvapi- tvly- r8_ lsv2_ pcsk_ csk- fw_ jina_ rpa_ tgp_v1_ apify_api_ lin_api_ ntn_ figd_"
                            + " nfp_ glsa_ sntry dckr_pat_ tskey- pmak- nrak- pscale_tkn_ dp.pt. fc- ctx7sk- ddp_",
                    "\\b(?:gsk_|xai-|pplx-|nvapi-|tvly-|r8_|lsv2_(?:pt|sk)_|pcsk_|csk-|fw_|jina_|rpa_|tgp_v1_|apify_api_|lin_api_"
                            + "|ntn_|figd_|nfp_|glsa_|sntry[su]_|dckr_pat_|tskey-|PMAK-|NRAK-|pscale_tkn_|dp\\.pt\\.|fc-|ctx7sk-|ddp_)"
                            + "(?=[a-z_-]{0,60}+[A-Z0-9])[A-Za-z0-9_-]{20,}+",
                    SecretValue::isKeyNotName),
            SecretShape.of(
                    "hvs. hvb. hvr. s.",
                    "\\b(?:hv[sbr]\\.[A-Za-z0-9_-]{20,}+|s\\.(?=[a-z]{0,20}+[A-Z0-9])[A-Za-z0-9]{24}\\b)",
                    SecretValue::isMixed),
            SecretShape.of("eaa", "\\bEAA[A-Za-z][A-Za-z0-9]{40,}+", SecretValue::isMixed),
            SecretShape.of("atatt3x atctt3x", "\\bAT[AC]TT3x[A-Za-z0-9_=-]{30,}+"),
            SecretShape.of("apa91b", "\\bAAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,}+"),
            SecretShape.of("sk.eyj", "\\bsk\\.eyJ[A-Za-z0-9_.-]{40,}+"),
            SecretShape.of("key- -us", "\\b(?:key-[0-9a-f]{32}|[0-9a-f]{32}-us\\d{1,2})\\b"),
            SecretShape.of("ltai akid", "\\b(?:LTAI[A-Za-z0-9]{16,24}|AKID[A-Za-z0-9]{32})\\b", SecretValue::isMixed),
            SecretShape.of("sq0 amzn.mws", "\\b(?:sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,}+|amzn\\.mws\\.[0-9a-f-]{36})"),
            SecretShape.of(
                    "akia asia abia acca agpa aida aroa a3t",
                    "\\b(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|A3T[A-Z0-9])[0-9A-Z]{16}\\b"),
            SecretShape.of(
                    "aws",
                    "(?i)aws_?(?:secret|session)[a-z_]{0,20}+[\"'\\])]{0,3}\\s{0,4}[=:]?\\s{0,4}[\"']?"
                            + "([A-Za-z0-9/+]{40,2000}+={0,2})"),
            SecretShape.of(
                    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
                    "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_[A-Za-z0-9_]{20,}+)"),
            SecretShape.of("gl", "\\bgl(?:pat|ptt|dt|rt|rtr|cbt|ft|soat|imt|agent|oas|ffct)-[A-Za-z0-9_.=-]{16,}+"),
            SecretShape.of(
                    "aiza ya29. gocspx-",
                    "\\b(?:AIza[0-9A-Za-z_-]{30,}+|ya29\\.[0-9A-Za-z_-]{20,}+|GOCSPX-[0-9A-Za-z_-]{20,}+)"),
            SecretShape.of("xox xapp-", "\\b(?:xox[abeoprs](?:\\.xox[bp])?|xapp)-[A-Za-z0-9-]{10,}+"),
            SecretShape.of(
                    "hooks.slack.com", "(?i)hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/]{20,}+)"),
            SecretShape.of("webhooks", "(?i)discord(?:app)?\\.com/api/webhooks/(\\d{15,20}/[A-Za-z0-9_-]{20,}+)"),
            SecretShape.of(
                    "sk_ rk_ whsec_",
                    "\\b(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,}+|whsec_[A-Za-z0-9+/=]{20,}+)"),
            SecretShape.of(
                    "accountkey= sharedaccesskey= sharedsecretkey=",
                    "(?i)(?:AccountKey|SharedAccessKey|SharedSecretKey)=([A-Za-z0-9+/]{30,}+={0,2})"),
            SecretShape.of("q~", "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}"),
            SecretShape.of(
                    "sg. npm_ pypi- dop_v1_ dapi shpat_ age-secret-key-",
                    "\\b(?:SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}|npm_[A-Za-z0-9]{36}|pypi-AgE[\\w-]{50,}+"
                            + "|dop_v1_[0-9a-f]{64}|dapi[0-9a-f]{32}|shpat_[0-9a-f]{32}|AGE-SECRET-KEY-1[0-9A-Z]{58})"),
            SecretShape.of(":aa", "(?<![\\d:])\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])"),
            SecretShape.of("_auth", "_(?:authToken|auth|password)\\s{0,3}=\\s{0,3}\"?([A-Za-z0-9_+/=.~-]{16,}+)"),
            SecretShape.of("eyj", "\\beyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"));

    private KnownSecrets() {}
}
