namespace Marketplace.Identity;

internal static class IdentityEdge
{
    public static IServiceCollection AddIdentityEdge(this IServiceCollection services)
    {
        services.AddOptions<PasswordOptions>().BindConfiguration(PasswordOptions.Section)
            .Validate(passwords => passwords is { Iterations: >= 1000 and <= 10_000_000, Concurrency: >= 0 }, "Passwords:Iterations must be between 1000 and 10000000.")
            .Validate(passwords => passwords.Patience > TimeSpan.Zero, "Passwords:Patience must be positive.")
            .ValidateOnStart();
        services.AddSingleton<IAccountIndex, AccountIndex>();
        services.AddSingleton<ISigningKeyTable, SigningKeyTable>();
        services.AddSingleton<IAttempts, AttemptTable>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<Registrations>();
        services.AddSingleton<Logins>();
        services.AddSingleton<Recovery>();
        services.AddSingleton<StepUp>();
        return services;
    }
}
