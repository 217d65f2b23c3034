namespace Marketplace.Hosting;

/// <summary>What stands at the root: where things are.</summary>
internal static class ApiIndex
{
    public static IResult Read() => TypedResults.Ok(new
    {
        name = "marketplace",
        api = ApiRoutes.Base,
        openapi = $"/openapi/{OpenApiDocuments.Name}.json",
        docs = "/docs",
        health = new[] { "/health/live", "/health/ready", "/health/startup" },
    });
}
