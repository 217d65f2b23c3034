namespace Marketplace.Identity;

/// <summary>The public halves of the signing keys (RFC 7517), for services that verify our tokens themselves.</summary>
internal static class SigningKeyEndpoints
{
    /// <summary>Short enough for a rotation: a new key is published this long before it could be needed elsewhere.</summary>
    private const string Cache = "public, max-age=300";

    public static void MapSigningKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/.well-known/jwks.json", Read).ExcludeFromDescription();

    private static async Task<IResult> Read(HttpContext http, SigningKeys keys, CancellationToken cancellationToken)
    {
        var all = await keys.All(cancellationToken);
        http.Response.Headers.CacheControl = Cache;
        return TypedResults.Ok(new
        {
            keys = all.Select(key => new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = key.Id, x = key.X, y = key.Y }),
        });
    }
}
