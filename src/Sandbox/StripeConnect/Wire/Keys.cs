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
            return new Answer(refusal.Status, refusal.ToJson().ToJsonString());
        }
    }

    public static async Task Remember(Work work, Call call, Answer answer)
    {
        if (IsKept(call))
        {
            await work.Connection.Run(
                """
                insert into sandbox.stripe_key (account, key, fingerprint, status, answer, request_id, created)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                [call.Account, call.Key, call.Fingerprint, answer.Status, answer.Body, call.RequestId, work.Now],
                CancellationToken.None);
        }
    }

    private static bool IsKept(Call call) => call.Operation.Writes && call.Key is not null;

    private static async Task Claim(Work work, Call call)
    {
        var isMine = await work.Connection.Scalar<bool>(
            "select pg_try_advisory_xact_lock(hashtextextended('sandbox.stripe_key ' || $1 || ' ' || $2, 0))",
            [call.Account, call.Key],
            CancellationToken.None);
        if (!isMine)
        {
            throw new Refused(409, "idempotency_error", "There is currently another in-progress request using this Stripe-Account and Idempotency-Key.")
            {
                Code = "idempotency_key_in_use",
            };
        }
    }

    private static async Task<Answer?> Find(Work work, Call call)
    {
        var forgotten = work.Now - work.Options.KeysLast;
        await work.Connection.Run(
            "delete from sandbox.stripe_key where account = $1 and key = $2 and created <= $3",
            [call.Account, call.Key, forgotten],
            CancellationToken.None);

        var found = await work.Connection.Rows(
            "select fingerprint, status, answer, request_id from sandbox.stripe_key where account = $1 and key = $2",
            [call.Account, call.Key],
            row => (Fingerprint: row.GetString(0), Answer: new Answer(row.GetInt32(1), row.GetString(2), row.GetString(3))),
            CancellationToken.None).ToListAsync();

        return found switch
        {
            [] => null,
            [var first] when first.Fingerprint == call.Fingerprint => first.Answer,
            _ => throw new Refused(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '" + call.Key + "' if you meant to execute a different request."),
        };
    }
}
