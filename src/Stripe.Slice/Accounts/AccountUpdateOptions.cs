namespace Stripe;

public class AccountUpdateOptions : BaseOptions, IHasMetadata
{
    public string BusinessType { get; set; }

    public AccountCapabilitiesOptions Capabilities { get; set; }

    public string DefaultCurrency { get; set; }

    public string Email { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public AccountSettingsOptions Settings { get; set; }
}
