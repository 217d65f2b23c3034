using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>How to reach areeba.</summary>
internal sealed record AreebaOptions : RemoteGatewayOptions
{
    public const string Section = "Areeba";

    public const string SandboxPassword = "areeba_sandbox";
    public const string SandboxNotificationSecret = "areeba_notifications";

    public override string Name => GatewayNames.Areeba;

    /// <summary>The id that areeba gave the marketplace.</summary>
    public string MerchantId { get; init; } = "sandbox";

    /// <summary>As customers read it on the page.</summary>
    public string MerchantName { get; init; } = "Marketplace";

    public string Password { get; init; } = SandboxPassword;

    /// <summary>Which areeba sends with its news, so that they are known to be its own.</summary>
    public string NotificationSecret { get; init; } = SandboxNotificationSecret;

    /// <summary>How long a page is open at most. It cannot be closed before, so who wants to pay elsewhere waits as long.</summary>
    public TimeSpan PageLasts { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long areeba holds what is reserved.</summary>
    public TimeSpan ReservedFor { get; init; } = TimeSpan.FromDays(5);

    protected override ImmutableArray<string> Needed =>
        [$"{Section}:ApiBase", $"{Section}:MerchantId", $"{Section}:Password", $"{Section}:NotificationSecret"];

    protected override bool IsReal => Password != SandboxPassword && NotificationSecret != SandboxNotificationSecret;

    protected override IEnumerable<string> Own()
    {
        if (PageLasts < TimeSpan.FromMinutes(1))
        {
            yield return $"{Section}:PageLasts is at least a minute.";
        }

        if (NotificationSecret.Length == 0)
        {
            yield return $"{Section}:NotificationSecret is empty.";
        }
    }
}
