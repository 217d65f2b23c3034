namespace Stripe;

public class AccountSettingsPayouts : StripeEntity<AccountSettingsPayouts>
{
    public bool DebitNegativeBalances { get; set; }

    public AccountSettingsPayoutsSchedule Schedule { get; set; }

    public string StatementDescriptor { get; set; }
}
