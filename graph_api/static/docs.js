// The API's documentation, drawn by Swagger UI from our OpenAPI document; its validator on another host is not asked.
"use strict";

const drawn = document.getElementById("swagger-ui");
SwaggerUIBundle({
  url: drawn.dataset.openapi, domNode: drawn, deepLinking: true, showExtensions: true, showCommonExtensions: true,
  validatorUrl: null, presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
});
