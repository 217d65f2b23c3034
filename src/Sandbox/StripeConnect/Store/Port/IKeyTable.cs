namespace Marketplace.Sandbox;

/// <summary>First answers by idempotency key.</summary>
internal interface IKeyTable
{
    /// <summary>Takes a key until this transaction ends.</summary>
    /// <returns>False when another one has it.</returns>
    Task<bool> Claim(string account, string key);

    Task<KeptAnswer?> Find(string account, string key);

    /// <summary>Forgets an answer that was kept at this instant or earlier.</summary>
    Task ForgetUntil(string account, string key, DateTimeOffset instant);

    Task Keep(string account, string key, KeptAnswer answer, DateTimeOffset now);
}

/// <summary>What was answered first.</summary>
/// <param name="Fingerprint">Of the request.</param>
/// <param name="Answer">Byte for byte, with the name of the request it was given to.</param>
internal sealed record KeptAnswer(string Fingerprint, Answer Answer);
