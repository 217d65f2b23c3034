using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>The OpenAPI document: generated from the routes, completed by what all routes have in common.</summary>
internal static class OpenApiDocuments
{
    public const string Name = "v1";

    public static IServiceCollection AddMarketplaceOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
            options.CreateSchemaReferenceId = type => SchemaNames.Of(type);
            options.AddDocumentTransformer<DocumentFacts>();
            options.AddOperationTransformer<OperationFacts>();
            options.AddOperationTransformer<QueryFacts>();
            options.AddSchemaTransformer<WireFormats>();
            options.AddSchemaTransformer<WireForms>();
        });

    public static void MapMarketplaceOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").ExcludeFromDescription();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Marketplace API";
            ui.SwaggerEndpoint($"/openapi/{Name}.json", "Marketplace API");
        });
    }

    /// <summary>The document as it is committed to docs/openapi: indented, with a line feed at its end.</summary>
    /// <param name="services">Of an application whose routes are mapped; it need not run.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<string> Render(IServiceProvider services, CancellationToken cancellationToken)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(cancellationToken);

        // Where the application happens to listen is no part of the contract.
        document.Servers?.Clear();
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        return json.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
