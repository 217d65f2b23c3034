namespace Marketplace.Simulations;

/// <summary>How often what goes wrong, in a thousand.</summary>
internal sealed record GatewayTroubleRates
{
    public static readonly GatewayTroubleRates None = new GatewayTroubleRates().WithGoodCalls().WithGoodWebhooks();

    /// <summary>Nearly every webhook is trouble, and one in a hundred is about something that nobody knows.</summary>
    public static readonly GatewayTroubleRates Flood = new()
    {
        WebhookNeverSent = 50,
        WebhooksEnd = 0,
        WebhookRepeated = 300,
        WebhookLate = 300,
        WebhookPoisoned = 10,
    };

    /// <summary>The request never arrives.</summary>
    public int RequestLost { get; init; } = 10;

    /// <summary>The gateway acts only after the caller has given up.</summary>
    public int ActsLate { get; init; } = 5;

    /// <summary>The gateway acts, and its answer gets lost.</summary>
    public int AnswerLost { get; init; } = 15;

    /// <summary>The gateway acts and answers 500, now and under the same key ever after.</summary>
    public int ErrorAfter { get; init; } = 10;

    /// <summary>The gateway answers 500 without acting, and repeats that too.</summary>
    public int ErrorBefore { get; init; } = 10;

    public int Unavailable { get; init; } = 10;

    public int RateLimited { get; init; } = 10;

    /// <summary>Seconds instead of milliseconds.</summary>
    public int Slow { get; init; } = 30;

    public int Declined { get; init; } = 60;

    /// <summary>A card that was kept has no money now.</summary>
    public int KeptCardDeclined { get; init; } = 250;

    public int KeptCardLost { get; init; } = 60;

    /// <summary>Its bank wants its owner to be there.</summary>
    public int KeptCardAuthenticates { get; init; } = 90;

    public int BankFails { get; init; } = 30;

    /// <summary>A refund is given, and comes back a day later.</summary>
    public int RefundFails { get; init; }

    /// <summary>The bank accepts a payout and returns it a day later.</summary>
    public int BankFailsLater { get; init; } = 150;

    /// <summary>From this payout on every one comes back for a week: nobody has the right account.</summary>
    public int BankShuts { get; init; } = 30;

    /// <summary>A statement does not show it for a day.</summary>
    public int ListedLate { get; init; } = 30;

    public int WebhookNeverSent { get; init; } = 40;

    /// <summary>From this one on none is sent for a day or two: whatever several of them would tell, nobody tells.</summary>
    public int WebhooksEnd { get; init; } = 12;

    /// <summary>It does not reach the endpoint, and is sent again.</summary>
    public int WebhookRequestLost { get; init; } = 30;

    /// <summary>The endpoint took it, and it is sent again nevertheless.</summary>
    public int WebhookAnswerLost { get; init; } = 30;

    /// <summary>It is sent more than once without any reason.</summary>
    public int WebhookRepeated { get; init; } = 60;

    /// <summary>It comes so late that younger ones overtake it.</summary>
    public int WebhookLate { get; init; } = 150;

    /// <summary>Another comes beside it, about an object that the gateway does not know itself.</summary>
    public int WebhookPoisoned { get; init; }

    /// <summary>The same, but every call does what it was asked for and says so.</summary>
    public GatewayTroubleRates WithGoodCalls() => this with
    {
        RequestLost = 0,
        ActsLate = 0,
        AnswerLost = 0,
        ErrorAfter = 0,
        ErrorBefore = 0,
        Unavailable = 0,
        RateLimited = 0,
        Slow = 0,
        Declined = 0,
        RefundFails = 0,
        BankFails = 0,
        BankFailsLater = 0,
        BankShuts = 0,
        ListedLate = 0,
    };

    /// <summary>The same, but every webhook comes once, in order.</summary>
    public GatewayTroubleRates WithGoodWebhooks() => this with
    {
        WebhookNeverSent = 0,
        WebhooksEnd = 0,
        WebhookRequestLost = 0,
        WebhookAnswerLost = 0,
        WebhookRepeated = 0,
        WebhookLate = 0,
        WebhookPoisoned = 0,
    };
}
