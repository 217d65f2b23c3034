namespace Stripe;

public class CustomerListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    public string Email { get; set; }

    public string TestClock { get; set; }
}
