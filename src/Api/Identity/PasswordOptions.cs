namespace Marketplace.Identity;

/// <summary>How passwords are hashed; the section `Passwords`.</summary>
internal sealed record PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>PBKDF2-HMAC-SHA512 iterations: what OWASP's password storage cheat sheet asks for. Hashes with fewer are renewed at the next login.</summary>
    public int Iterations { get; init; } = 210_000;

    /// <summary>How many hashes may be computed at once; 0 takes one per processor, so that logins cannot starve everything else for long.</summary>
    public int Concurrency { get; init; }

    /// <summary>How long a request waits for its turn before it is told to come again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
