namespace Marketplace;

internal static class ApiRoutes
{
    /// <summary>Every route of the contexts lies below it; health, OpenAPI, docs and hubs lie at the root.</summary>
    public const string Base = "/api/v1/marketplace";
}
