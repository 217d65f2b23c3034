using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>Title, words about conventions, and how callers prove who they are.</summary>
internal sealed class DocumentFacts : IOpenApiDocumentTransformer
{
    public const string BearerScheme = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Marketplace API",
            Version = "1",
            Description = """
                A headless two-sided marketplace: providers list services, customers find, book, pay and review them.

                Ids are opaque. Instants are RFC 3339 in UTC, durations ISO 8601, zones IANA; money is integer minor units.
                Every change may be sent again under the same `Idempotency-Key`: the outcome is the same, marked `Idempotency-Replayed: true`.
                Errors are `application/problem+json` with a stable `code`. Lists are `{items, next}`; pass `next` as `cursor`.
                Where limits are on, answers carry `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`.
                """.ReplaceLineEndings("\n"),
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The accessToken that POST /auth/login answers with.",
        };
        return Task.CompletedTask;
    }
}
