namespace Marketplace.Identity;

/// <summary>Where one account stands. Flat on purpose: stored shapes must outlive refactorings.</summary>
[GenerateSerializer, Immutable, Alias("account.state")]
internal sealed record AccountState
{
    [Id(0)]
    public AccountStatus Status { get; init; }

    [Id(1)]
    public string Email { get; init; } = string.Empty;

    [Id(2)]
    public string PasswordHash { get; init; } = string.Empty;

    /// <summary>Counts passwords, from 1.</summary>
    [Id(3)]
    public int CredentialVersion { get; init; }

    [Id(4)]
    public AccountProfile Profile { get; init; } = new(string.Empty, string.Empty, null, AccountAddress.Empty);

    [Id(5)]
    public bool IsOperator { get; init; }

    [Id(6)]
    public bool IsProvider { get; init; }

    [Id(7)]
    public bool EmailVerified { get; init; }

    /// <summary>Kept after its use, so that the same link opened again is no error.</summary>
    [Id(8)]
    public MailedSecret? Verification { get; init; }

    /// <summary>Gone after its use: it must not work twice.</summary>
    [Id(9)]
    public MailedSecret? Reset { get; init; }

    [Id(10)]
    public DateTimeOffset RegisteredAt { get; init; }

    [Id(11)]
    public DateTimeOffset UpdatedAt { get; init; }

    [Id(12)]
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>Mails that are wanted and not yet on their way.</summary>
    [Id(13)]
    public ImmutableArray<PendingMail> Mails { get; init; } = [];
}

/// <summary>A mail that is wanted.</summary>
/// <param name="Id">The nonce of its secret: one mail per secret.</param>
/// <param name="Template">Which text.</param>
/// <param name="ExpiresAt">When what it offers ends.</param>
[GenerateSerializer, Immutable, Alias("account.pending-mail")]
internal sealed record PendingMail(Guid Id, AccountMail Template, DateTimeOffset ExpiresAt);

/// <summary>The mails that accounts send. Stored by name; never rename.</summary>
internal enum AccountMail
{
    VerifyEmail,
    ResetPassword,
}
