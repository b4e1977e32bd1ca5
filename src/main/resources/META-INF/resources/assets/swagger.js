// Swagger UI without a script in the page; a key that is entered is gone with the page.
window.SwaggerUIBundle({
  url: '/q/openapi?format=json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: null,
  docExpansion: 'list',
});
