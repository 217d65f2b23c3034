namespace Stripe;

public class AccountSettingsPayoutsScheduleOptions : INestedOptions
{
    public string Interval { get; set; }

    public long? MonthlyAnchor { get; set; }

    public string WeeklyAnchor { get; set; }
}
