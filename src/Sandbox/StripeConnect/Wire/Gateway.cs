using System.Text.Json.Nodes;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>
/// Runs each call in one transaction: the answer that a key remembers is written together with what was done, so that
/// no crash leaves the one without the other.
/// </summary>
internal sealed class Gateway(SandboxDatabase database, TimeProvider clock, StripeSandboxOptions options, WebhookBell bell)
{
    /// <summary>How often work that lost a race for locks begins anew.</summary>
    private const int Attempts = 5;

    /// <summary>Never cancelled by a caller who hangs up: a gateway finishes what it has begun.</summary>
    public Task<Served> Serve(Call call) => Persist(() => ServeOnce(call));

    /// <summary>Runs work that did not come over the API: a button on a page, or time.</summary>
    public Task<T> Run<T>(string account, string? key, DateTimeOffset now, Func<Work, Task<T>> act) =>
        Persist(() => RunOnce(account, key, now, act));

    private static async Task<T> Persist<T>(Func<Task<T>> once)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (PostgresException lost) when (attempt < Attempts && IsRace(lost))
            {
                // Everything was rolled back, the key included.
            }
        }
    }

    private async Task<T> RunOnce<T>(string account, string? key, DateTimeOffset now, Func<Work, Task<T>> act)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await act(new Work(connection, options, now, account) { Key = key });
        await transaction.CommitAsync();
        bell.Ring();
        return result;
    }

    private async Task<Served> ServeOnce(Call call)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var work = new Work(connection, options, clock.GetUtcNow(), call.Account) { Key = call.Key, RequestId = call.RequestId };

        if (await Keys.Remembered(work, call) is { } remembered)
        {
            await transaction.CommitAsync();
            return new Served(remembered, Fault: null);
        }

        var fault = await Faults.Take(connection, call.Operation.Name);
        var outcome = CallFaults.Instead(fault) is { } refusal
            ? Outcome.Of(refusal)
            : await Act(work, call, transaction);
        if (fault == CallFaults.ErrorAfter)
        {
            outcome = Outcome.Of(CallFaults.Broken);
        }

        if (outcome.IsRemembered)
        {
            await Keys.Remember(work, call, outcome.Answer);
        }

        await transaction.CommitAsync();
        bell.Ring();
        return new Served(outcome.Answer, fault);
    }

    private static async Task<Outcome> Act(Work work, Call call, NpgsqlTransaction transaction)
    {
        const string Beginning = "beginning";
        await transaction.SaveAsync(Beginning);
        try
        {
            var expanded = call.Parameters.List("expand");
            await RequireAccount(work);
            JsonNode body = await call.Operation.Run(work, call);
            if (!call.Operation.Writes)
            {
                call.Parameters.RefuseUnknown();
            }

            await Expansion.Apply(work, body, expanded);
            return new Outcome(new Answer(200, body.ToJsonString()), IsRemembered: true);
        }
        catch (Refused refusal)
        {
            if (!refusal.KeepsEffects)
            {
                await transaction.RollbackAsync(Beginning);
            }

            return Outcome.Of(refusal);
        }
    }

    private static bool IsRace(PostgresException lost) =>
        lost.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private static async Task RequireAccount(Work work)
    {
        if (!work.IsPlatform && await StoredObjects.Find(work.Connection, Accounts.Kind, work.Account, "") is null)
        {
            throw new Refused(403, "invalid_request_error", $"The provided key does not have access to account '{work.Account}' (or that account does not exist).")
            {
                Code = "account_invalid",
            };
        }
    }

    private sealed record Outcome(Answer Answer, bool IsRemembered)
    {
        public static Outcome Of(Refused refusal) =>
            new(new Answer(refusal.Status, refusal.ToJson().ToJsonString()), refusal.IsRemembered);
    }
}

/// <summary>An answer, and the fault that may keep it from arriving.</summary>
internal sealed record Served(Answer Answer, string? Fault);
