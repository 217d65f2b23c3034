namespace Marketplace.Gateways;

/// <summary>
/// News that are not proved, or can get lost. They only say where to look, and whoever sends them learns nothing.
/// See docs/adr/0033-callbacks-are-hints.md.
/// </summary>
internal interface IGatewayHints
{
    string Gateway { get; }

    /// <summary>Null when it is none of theirs by its form.</summary>
    GatewayHint? Read(string body, IQueryCollection query, IHeaderDictionary headers);
}

/// <param name="PaymentId">Ours.</param>
/// <param name="CheckoutReference">The gateway's id of the page.</param>
internal sealed record GatewayHint(Guid PaymentId, string CheckoutReference);
