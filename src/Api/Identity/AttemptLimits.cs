using Marketplace.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Identity;

/// <summary>
/// Counts attempts at secrets for the whole cluster, per purpose and address, whether or not an account has the address:
/// so neither more processes nor known addresses make guessing easier.
/// </summary>
internal sealed class AttemptLimits(
    NpgsqlDataSource database, IOptions<RateLimitOptions> options, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>Ten wrong passwords in a quarter of an hour: more than a person needs, far too few to guess with.</summary>
    public static readonly AttemptLimit Login = new("login", 10, TimeSpan.FromMinutes(15));

    /// <summary>Each of them sends a mail to somebody who may not have asked for it.</summary>
    public static readonly AttemptLimit Mail = new("mail", 5, TimeSpan.FromHours(1));

    /// <summary>Counts one attempt.</summary>
    /// <returns>Null, or why it may not be made.</returns>
    public async Task<Refusal?> Take(AttemptLimit limit, string subject, CancellationToken cancellationToken)
    {
        if (options.Value.Enabled is not true)
        {
            return null;
        }

        var now = clock.GetUtcNow();

        // Windows that ended are swept by those who begin new ones: two for one, so that the table never outgrows its use.
        await using var command = database.CreateCommand(
            """
            with swept as (
              delete from attempts where (purpose, subject) in (
                select purpose, subject from attempts
                where window_end <= $3 and (purpose, subject) <> ($1, $2)
                order by window_end limit 2 for update skip locked))
            insert into attempts (purpose, subject, used, window_end) values ($1, $2, 1, $4)
            on conflict (purpose, subject) do update set
              used = case when attempts.window_end <= $3 then 1 else attempts.used + 1 end,
              window_end = case when attempts.window_end <= $3 then $4 else attempts.window_end end
            returning used, window_end
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = limit.Purpose });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + limit.Window });

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0) <= limit.Attempts ? null : EdgeRefusals.TooMany(reader.GetFieldValue<DateTimeOffset>(1) - now);
    }

    /// <summary>The secret was known: earlier attempts were the owner's mistakes.</summary>
    public async Task Forget(AttemptLimit limit, string subject, CancellationToken cancellationToken)
    {
        if (options.Value.Enabled is not true)
        {
            return;
        }

        await using var command = database.CreateCommand("delete from attempts where purpose = $1 and subject = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = limit.Purpose });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>So many attempts for one purpose in a window.</summary>
internal sealed record AttemptLimit(string Purpose, int Attempts, TimeSpan Window);
