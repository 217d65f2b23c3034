namespace Stripe;

public class CustomerCreateOptions : BaseOptions, IHasMetadata
{
    public string Description { get; set; }

    public string Email { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Name { get; set; }

    public string Phone { get; set; }

    public string TestClock { get; set; }
}
