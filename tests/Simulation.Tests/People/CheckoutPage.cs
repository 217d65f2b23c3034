namespace Marketplace.Simulations;

/// <summary>Where a payment is paid at the gateway.</summary>
internal static class CheckoutPage
{
    /// <summary>Follows the link to the gateway's page; null where none is open.</summary>
    public static async Task<string?> Of(string payment, Func<Request, Task<Response?>> ask) =>
        await ask(new Request("GET", $"/payments/{payment}/checkout")) is { Status: 302 } reply
            ? reply.Headers.Single(header => header.Name == "Location").Value.Split('/')[^1]
            : null;
}
