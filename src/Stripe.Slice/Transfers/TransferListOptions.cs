namespace Stripe;

public class TransferListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    public string Destination { get; set; }

    public string TransferGroup { get; set; }
}
