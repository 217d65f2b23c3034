namespace Stripe;

public class AccountSettingsOptions : INestedOptions
{
    public AccountSettingsPayoutsOptions Payouts { get; set; }
}
