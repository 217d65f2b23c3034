namespace Stripe;

public class AccountSettingsPayoutsOptions : INestedOptions
{
    public bool? DebitNegativeBalances { get; set; }

    public AccountSettingsPayoutsScheduleOptions Schedule { get; set; }

    public string StatementDescriptor { get; set; }
}
