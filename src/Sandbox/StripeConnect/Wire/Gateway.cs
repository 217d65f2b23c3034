using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// Runs each call in one transaction: the answer that a key remembers is written together with what was done, so that
/// no crash leaves the one without the other.
/// </summary>
internal sealed class Gateway(ISandboxStore store, IChance chance, TimeProvider clock, StripeSandboxOptions options, WebhookBell bell)
{
    /// <summary>Never cancelled by a caller who hangs up: a gateway finishes what it has begun.</summary>
    public async Task<Served> Serve(Call call)
    {
        var served = await store.Run(transaction => Serve(transaction, call));
        bell.Ring();
        return served;
    }

    /// <summary>Runs work that did not come over the API: a button on a page, or time.</summary>
    public async Task<T> Run<T>(string account, string? key, DateTimeOffset now, Func<Work, Task<T>> act)
    {
        var result = await store.Run(transaction => act(new Work(transaction, chance, options, now, account) { Key = key }));
        bell.Ring();
        return result;
    }

    private async Task<Served> Serve(ISandboxTransaction transaction, Call call)
    {
        var work = new Work(transaction, chance, options, clock.GetUtcNow(), call.Account) { Key = call.Key, RequestId = call.RequestId };
        if (await Keys.Remembered(work, call) is { } remembered)
        {
            return new Served(remembered, Fault: null);
        }

        var fault = await work.TakeFault(call.Operation.Name);
        var outcome = CallFaults.Instead(fault) is { } refusal
            ? Outcome.Of(refusal)
            : await Act(work, call);
        if (fault == CallFaults.ErrorAfter)
        {
            outcome = Outcome.Of(CallFaults.Broken);
        }

        if (outcome.IsRemembered)
        {
            await Keys.Remember(work, call, outcome.Answer);
        }

        return new Served(outcome.Answer, fault);
    }

    private static async Task<Outcome> Act(Work work, Call call)
    {
        await work.Store.Mark();
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
                await work.Store.UndoToMark();
            }

            return Outcome.Of(refusal);
        }
    }

    private static async Task RequireAccount(Work work)
    {
        if (!work.IsPlatform && await work.Store.Objects.Find(Accounts.Kind, work.Account) is null)
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
            new(refusal.ToAnswer(), refusal.IsRemembered);
    }
}

/// <summary>An answer, and the fault that may keep it from arriving.</summary>
internal sealed record Served(Answer Answer, string? Fault);
