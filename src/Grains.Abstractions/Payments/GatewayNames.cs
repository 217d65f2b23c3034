namespace Marketplace.Payments;

/// <summary>The gateways by the names that routes, ledger accounts and webhooks use.</summary>
public static class GatewayNames
{
    public const string Stripe = "stripe";

    /// <summary>People, who hand money over and confirm it.</summary>
    public const string Manual = "manual";

    /// <summary>The First Iraqi Bank, in whose app customers pay.</summary>
    public const string Fib = "fib";

    /// <summary>Cards, on a page of areeba.</summary>
    public const string Areeba = "areeba";

    /// <summary>FastPay, a wallet.</summary>
    public const string FastPay = "fastpay";

    /// <summary>NassWallet, another.</summary>
    public const string NassWallet = "nasswallet";

    /// <summary>Those that keep books of their own, with which ours are compared.</summary>
    public static readonly ImmutableArray<string> Remote = [Areeba, FastPay, Fib, NassWallet, Stripe];

    /// <summary>Of a payment that no gateway of the marketplace can take.</summary>
    public const string Nobody = "none";
}
