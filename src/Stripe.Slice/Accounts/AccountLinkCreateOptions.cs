namespace Stripe;

public class AccountLinkCreateOptions : BaseOptions
{
    public string Account { get; set; }

    public string RefreshUrl { get; set; }

    public string ReturnUrl { get; set; }

    public string Type { get; set; }
}
