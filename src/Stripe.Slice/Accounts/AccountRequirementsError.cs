namespace Stripe;

public class AccountRequirementsError : StripeEntity<AccountRequirementsError>
{
    public string Code { get; set; }

    public string Reason { get; set; }

    public string Requirement { get; set; }
}
