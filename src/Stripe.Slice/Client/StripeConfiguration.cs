namespace Stripe;

public static class StripeConfiguration
{
    /// <summary>The version of the wire format that the entities here understand.</summary>
    public static string ApiVersion => "2026-07-29.dahlia";

    /// <summary>The release of Stripe.net whose members this slice repeats.</summary>
    public static string StripeNetVersion => "52.2.0";
}
