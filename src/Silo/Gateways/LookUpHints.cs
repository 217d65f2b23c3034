namespace Marketplace.Gateways;

/// <summary>
/// News of gateways that are looked at anyway: a request to the address that was given when the page was made, which names our payment. Of all that it says
/// nothing but the two ids is read.
/// </summary>
internal sealed class LookUpHints(IGatewayDialect dialect) : IGatewayHints
{
    /// <summary>In the address that the gateway is given.</summary>
    public const string PaymentParameter = "payment";

    /// <summary>No gateway's id of a page is longer.</summary>
    private const int LongestId = 64;

    public string Gateway => dialect.Name;

    public GatewayHint? Read(string body, IQueryCollection query, IHeaderDictionary headers) =>
        Guid.TryParseExact(query[PaymentParameter].ToString(), "D", out var payment)
        && dialect.PageOf(body, headers) is { Length: > 0 and <= LongestId } page
            ? new GatewayHint(payment, page)
            : null;
}
