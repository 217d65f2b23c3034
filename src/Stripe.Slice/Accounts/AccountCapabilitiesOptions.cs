namespace Stripe;

public class AccountCapabilitiesOptions : INestedOptions
{
    public AccountCapabilitiesCardPaymentsOptions CardPayments { get; set; }

    public AccountCapabilitiesTransfersOptions Transfers { get; set; }
}
