namespace Stripe;

public class AccountSettings : StripeEntity<AccountSettings>
{
    public AccountSettingsPayouts Payouts { get; set; }
}
