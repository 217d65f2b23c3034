namespace Marketplace.Sandbox;

/// <summary>One request as the wire has it, before anything is done about it.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Account">On whose behalf: the platform, or the connected account of <c>Stripe-Account</c>.</param>
/// <param name="Key">The idempotency key, if it came with one.</param>
/// <param name="Id">The id in the path, if there is one.</param>
/// <param name="ParentId">The id of the object that contains it.</param>
/// <param name="Parameters">Query and form.</param>
/// <param name="RequestId">What the answer is called in the logs of both sides.</param>
/// <param name="BaseUrl">Where the sandbox is mounted, as the caller sees it.</param>
internal sealed record Call(
    Operation Operation,
    string Account,
    string? Key,
    string? Id,
    string? ParentId,
    Parameters Parameters,
    string RequestId,
    string BaseUrl)
{
    public string RequiredId => Id ?? throw new InvalidOperationException($"{Operation.Name} has no id in its path.");

    public string RequiredParentId => ParentId ?? throw new InvalidOperationException($"{Operation.Name} has no parent in its path.");

    /// <summary>Same key and same fingerprint is the same request.</summary>
    public string Fingerprint => Parameters.Fingerprint($"{Operation.Name} {ParentId} {Id}");
}

/// <summary>What goes back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, byte for byte what a replay repeats.</param>
/// <param name="Original">The request that this answer was first given to, when it is a replay.</param>
internal sealed record Answer(int Status, string Body, string? Original = null);
