using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>What every operation has by the conventions of this API: a key header on changes, a token where one is needed, problems.</summary>
internal sealed class OperationFacts : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod!;
        operation.OperationId ??= OperationIds.Of(method, context.Description.RelativePath!);
        operation.Parameters ??= [];

        if (method is not ("GET" or "HEAD") && !metadata.OfType<RawBody>().Any())
        {
            operation.Parameters.Add(Header(
                CommandRequest.KeyHeader,
                "Names this intent: sent again with the same key, it takes effect once.",
                required: metadata.OfType<IdempotencyKeyDemand>().Any(),
                maxLength: CommandRequest.MaxKeyLength));
            operation.Parameters.Add(Header(
                "If-Match", "The `ETag` of the version that this request changes.", required: metadata.OfType<IfMatchDemand>().Any()));
        }

        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security ??= [];
            operation.Security.Add(new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(DocumentFacts.BearerScheme, context.Document)] = [],
            });
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
        context.Document!.AddComponent("Problem", problem);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem; its `code` says which (docs/errors.md).",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemBody.ContentType] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        };
    }

    private static OpenApiParameter Header(string name, string description, bool required, int? maxLength = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
    };
}
