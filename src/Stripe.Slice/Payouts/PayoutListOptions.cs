namespace Stripe;

public class PayoutListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> ArrivalDate { get; set; }

    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    public string Destination { get; set; }

    public string Status { get; set; }
}
