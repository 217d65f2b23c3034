using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Identity;

/// <summary>
/// Counts attempts for the whole cluster, per purpose and subject. At secrets the subject is an address, whether or not an account has it:
/// so neither more processes nor known addresses make guessing easier.
/// </summary>
internal sealed class AttemptLimits(
    IAttempts attempts, IOptions<RateLimitOptions> options, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>Ten wrong passwords in a quarter of an hour: more than a person needs, far too few to guess with.</summary>
    public static readonly AttemptLimit Login = new("login", 10, TimeSpan.FromMinutes(15));

    /// <summary>Each of them sends a mail to somebody who may not have asked for it.</summary>
    public static readonly AttemptLimit Mail = new("mail", 5, TimeSpan.FromHours(1));

    /// <summary>Counts one attempt, or what it amounts to.</summary>
    /// <returns>Null, or why it may not be made.</returns>
    public async Task<Refusal?> Take(AttemptLimit limit, string subject, CancellationToken cancellationToken, int amount = 1)
    {
        if (options.Value.Enabled is not true)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (used, windowEnd) = await attempts.Count(limit.Purpose, subject, now, now + limit.Window, cancellationToken, amount);
        return used <= limit.Attempts ? null : EdgeRefusals.TooMany(windowEnd - now);
    }

    /// <summary>The secret was known: earlier attempts were the owner's mistakes.</summary>
    public Task Forget(AttemptLimit limit, string subject, CancellationToken cancellationToken) =>
        options.Value.Enabled is true ? attempts.Forget(limit.Purpose, subject, cancellationToken) : Task.CompletedTask;
}

/// <summary>So many attempts for one purpose in a window.</summary>
internal sealed record AttemptLimit(string Purpose, int Attempts, TimeSpan Window);
