namespace Stripe;

/// <summary>A filter on instants; each bound is sent as unix seconds.</summary>
public class DateRangeOptions : INestedOptions
{
    public DateTime? GreaterThan { get; set; }

    public DateTime? GreaterThanOrEqual { get; set; }

    public DateTime? LessThan { get; set; }

    public DateTime? LessThanOrEqual { get; set; }
}
