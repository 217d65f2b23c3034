namespace Marketplace.Sandbox;

/// <summary>How the stand-in for Stripe behaves. The defaults are what Stripe does, or the simplest case of it.</summary>
public sealed record StripeSandboxOptions
{
    /// <summary>The platform's own account.</summary>
    public string PlatformAccount { get; init; } = "acct_platform";

    /// <summary>The only secret key that is accepted; null accepts every <c>sk_test_</c> key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Where webhooks go, asked at each sending, because a server that lives in the same host knows its address only once
    /// it listens: while the answer is null they wait. Without this none are sent; the events can still be listed.
    /// </summary>
    public Func<Uri?>? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "whsec_sandbox";

    /// <summary>Percent of a captured amount, as 1.5 for 1.5 %.</summary>
    public decimal FeePercent { get; init; } = 1.5m;

    /// <summary>Minor units on top of the percentage.</summary>
    public long FeeFixed { get; init; } = 25;

    /// <summary>Whether an onboarding link completes the onboarding before it is answered, as a diligent provider would.</summary>
    public bool CompletesOnboarding { get; init; } = true;

    /// <summary>How long a card hold lasts before it is released.</summary>
    public TimeSpan HoldLasts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a bank debit is under way before it has succeeded by itself.</summary>
    public TimeSpan DebitsTake { get; init; } = TimeSpan.FromDays(5);

    /// <summary>What the gateway keeps of every dispute in which a bank takes money, in minor units; it stays so when the dispute is won.</summary>
    public long DisputeFee { get; init; } = 2_000;

    /// <summary>How long the platform may answer a dispute.</summary>
    public TimeSpan DisputesAnswered { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a bank reads the answer.</summary>
    public TimeSpan DisputesReviewed { get; init; } = TimeSpan.FromDays(2);

    /// <summary>After how long a refund comes back that cannot reach its card.</summary>
    public TimeSpan RefundsComeBack { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a test clock is under way to the time that it was advanced to.</summary>
    public TimeSpan ClocksAdvanceIn { get; init; } = TimeSpan.Zero;

    /// <summary>After this a first answer is forgotten and the same idempotency key is new again.</summary>
    public TimeSpan KeysLast { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a call that is told to time out is held open, at most.</summary>
    public TimeSpan HangsFor { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How many webhooks are on their way at once.</summary>
    public int WebhookConcurrency { get; init; } = 4;

    /// <summary>Where a browser reaches the sandbox; null takes the address of the request that asks.</summary>
    public Uri? PublicUrl { get; init; }
}
