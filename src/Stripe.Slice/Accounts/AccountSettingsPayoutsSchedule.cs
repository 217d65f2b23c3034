namespace Stripe;

public class AccountSettingsPayoutsSchedule : StripeEntity<AccountSettingsPayoutsSchedule>
{
    public long DelayDays { get; set; }

    public string Interval { get; set; }
}
