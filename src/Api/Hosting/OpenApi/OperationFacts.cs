using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>What every operation has by the conventions of this API: a key header on changes, a token where one is needed, problems.</summary>
internal sealed class OperationFacts : IOpenApiOperationTransformer
{
    /// <summary>The role that a token must have for an operation that is operators' alone.</summary>
    private const string OperatorRole = "admin";

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
            var isOperators = metadata.OfType<IAuthorizeData>().Any(demand => demand.Policy == RoutePolicies.Operators);
            operation.Security ??= [];
            operation.Security.Add(new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(DocumentFacts.BearerScheme, context.Document)] = isOperators ? [OperatorRole] : [],
            });
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
        context.Document!.AddComponent("Problem", problem);
        operation.Responses ??= [];
        foreach (var done in operation.Responses.Where(response => response.Key[0] == '2').Select(response => response.Value).OfType<OpenApiResponse>())
        {
            done.Headers = HeadersOf(method);
        }

        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem; its `code` says which (docs/errors.md).",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemBody.ContentType] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        };
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string method)
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["ETag"] = AnswerHeader("The version of a single resource."),
            ["RateLimit-Limit"] = AnswerHeader("Requests per window, where limits are on."),
            ["RateLimit-Remaining"] = AnswerHeader("What is left of them."),
            ["RateLimit-Reset"] = AnswerHeader("Seconds until the window ends, at most."),
        };
        if (method is not ("GET" or "HEAD"))
        {
            headers[Answer<object>.ReplayedHeader] = AnswerHeader("`true` when this intent had taken effect before.");
        }

        return headers;
    }

    private static OpenApiHeader AnswerHeader(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Header(string name, string description, bool required, int? maxLength = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
    };
}
