using Microsoft.Extensions.Options;

namespace Marketplace.Identity;

/// <summary>Hashes and compares passwords, a few at a time. Only here are passwords known; grains see hashes.</summary>
internal sealed class Passwords : IDisposable
{
    private readonly PasswordOptions options;
    private readonly IRandomBytes random;
    private readonly SemaphoreSlim turns;
    private readonly PasswordHash nobody;

    public Passwords(IOptions<PasswordOptions> options, IRandomBytes random)
    {
        this.options = options.Value;
        this.random = random;
        turns = new SemaphoreSlim(this.options.Concurrency > 0 ? this.options.Concurrency : Environment.ProcessorCount);
        nobody = PasswordHash.Of(Guid.CreateVersion7().ToString(), random, this.options.Iterations);
    }

    public Task<string> Hash(string password, CancellationToken cancellationToken) =>
        InTurn(() => PasswordHash.Of(password, random, options.Iterations).ToString(), cancellationToken);

    /// <summary>Compares with the hash of an account, or with nobody's when there is no account: both take the same time.</summary>
    public Task<PasswordVerdict> Compare(string password, string? stored, CancellationToken cancellationToken) =>
        InTurn(
            () =>
            {
                var hash = stored is null ? nobody : PasswordHash.Parse(stored);
                if (!hash.Fits(password) || stored is null)
                {
                    return new PasswordVerdict(false, null);
                }

                var rehashed = hash.Iterations < options.Iterations ? PasswordHash.Of(password, random, options.Iterations).ToString() : null;
                return new PasswordVerdict(true, rehashed);
            },
            cancellationToken);

    public void Dispose() => turns.Dispose();

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await turns.WaitAsync(options.Patience, cancellationToken))
        {
            throw new TimeoutException("Too many passwords are being compared at once.");
        }

        try
        {
            return work();
        }
        finally
        {
            turns.Release();
        }
    }
}

/// <param name="Fits">Whether the password is right.</param>
/// <param name="Rehashed">The same password under today's parameters, when its hash has older ones.</param>
internal readonly record struct PasswordVerdict(bool Fits, string? Rehashed);
