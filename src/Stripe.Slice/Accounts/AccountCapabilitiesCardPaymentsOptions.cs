namespace Stripe;

public class AccountCapabilitiesCardPaymentsOptions : INestedOptions
{
    public bool? Requested { get; set; }
}
