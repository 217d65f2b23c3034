namespace Marketplace.Sandbox;

/// <summary>First answers by idempotency key, with the rules of Stripe's v1 API.</summary>
internal static class Keys
{
    /// <summary>
    /// The first answer to this very request, if there was one. From here until the transaction ends the key is this
    /// request's alone: another one under it is refused rather than made to wait.
    /// </summary>
    public static async Task<Answer?> Remembered(Work work, Call call)
    {
        if (!IsKept(call))
        {
            return null;
        }

        try
        {
            await Claim(work, call);
            return await Find(work, call);
        }
        catch (Refused refusal)
        {
            return refusal.ToAnswer();
        }
    }

    /// <summary>What a request is told while the first one under its key is still being worked on.</summary>
    public static Refused InUse() =>
        new(409, "idempotency_error", "There is currently another in-progress request using this Stripe-Account and Idempotency-Key.")
        {
            Code = "idempotency_key_in_use",
        };

    public static Task Remember(Work work, Call call, Answer answer) =>
        IsKept(call)
            ? work.Store.Keys.Keep(
                call.Account, call.Key!, new KeptAnswer(call.Fingerprint, answer with { Original = call.RequestId }), work.Now)
            : Task.CompletedTask;

    private static bool IsKept(Call call) => call.Operation.Writes && call.Key is not null;

    private static async Task Claim(Work work, Call call)
    {
        if (!await work.Store.Keys.Claim(call.Account, call.Key!))
        {
            throw InUse();
        }
    }

    private static async Task<Answer?> Find(Work work, Call call)
    {
        await work.Store.Keys.ForgetUntil(call.Account, call.Key!, work.Now - work.Options.KeysLast);
        return await work.Store.Keys.Find(call.Account, call.Key!) switch
        {
            null => null,
            var first when first.Fingerprint == call.Fingerprint => first.Answer,
            _ => throw new Refused(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '" + call.Key + "' if you meant to execute a different request."),
        };
    }
}
