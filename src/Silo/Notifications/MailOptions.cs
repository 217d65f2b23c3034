namespace Marketplace.Notifications;

/// <summary>How mail leaves the house; the section `Mail`.</summary>
internal sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>Where mails are posted; null posts them to the sandbox's catcher in this process.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Pages that mailed links lead to; the token is appended. Null mails the bare token.</summary>
    public string? VerifyEmailUrl { get; init; }

    /// <inheritdoc cref="VerifyEmailUrl"/>
    public string? ResetPasswordUrl { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
