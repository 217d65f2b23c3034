namespace Stripe;

public static class StripeConfiguration
{
    /// <summary>The version of the wire format that the entities here understand.</summary>
    public static string ApiVersion => "2026-10-28.endive";

    /// <summary>The release of Stripe.net whose members this slice repeats.</summary>
    public static string StripeNetVersion => "52.2.0";
}
