using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
/// <remarks>One transaction at a time means that a claim never fails; keys that are in use are refused at the door, by <see cref="GatewayDoor"/>.</remarks>
internal sealed class MemoryKeys(UndoLog undo) : IKeyTable
{
    private readonly Dictionary<(string Account, string Key), (KeptAnswer Answer, DateTimeOffset Created)> answers = [];

    public Task<bool> Claim(string account, string key) => Task.FromResult(true);

    public Task<KeptAnswer?> Find(string account, string key) =>
        Task.FromResult(answers.TryGetValue((account, key), out var kept) ? kept.Answer : null);

    public Task ForgetUntil(string account, string key, DateTimeOffset instant)
    {
        if (answers.TryGetValue((account, key), out var kept) && kept.Created <= instant)
        {
            answers.Remove((account, key));
            undo.Add(() => answers.Add((account, key), kept));
        }

        return Task.CompletedTask;
    }

    public Task Keep(string account, string key, KeptAnswer answer, DateTimeOffset now)
    {
        answers.Add((account, key), (answer, now));
        undo.Add(() => answers.Remove((account, key)));
        return Task.CompletedTask;
    }
}
