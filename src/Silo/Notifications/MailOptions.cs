namespace Marketplace.Notifications;

/// <summary>How mail leaves the house; the section `Mail`.</summary>
internal sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>The mail server; where it has a host, mails go there and nowhere else.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>Where mails are posted; null posts them to the sandbox's catcher in this process.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Pages that mailed links lead to; the token is appended. Null mails the bare token.</summary>
    public string? VerifyEmailUrl { get; init; }

    /// <inheritdoc cref="VerifyEmailUrl"/>
    public string? ResetPasswordUrl { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>A mail server.</summary>
internal sealed record SmtpOptions
{
    /// <summary>Null where there is none, and mails are posted over HTTP.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Whether nothing is said before the connection is encrypted.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Null for a server that asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address that mails come from, with or without a name.</summary>
    public string? From { get; init; }

    /// <summary>Whether a mail can be sent with it, or it is not meant to be.</summary>
    public bool IsValid() => Host is null || (Port is > 0 and <= 65_535 && System.Net.Mail.MailAddress.TryCreate(From, out _));
}
