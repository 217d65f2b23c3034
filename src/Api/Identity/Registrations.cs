namespace Marketplace.Identity;

/// <summary>Makes accounts. The password is hashed here; what travels on is its hash.</summary>
internal sealed class Registrations(IGrainFactory grains, AccountDirectory directory, Passwords passwords)
{
    public async Task<Outcome<AccountView>> Register(NewPerson person, Caller caller, CancellationToken cancellationToken)
    {
        var emailHash = await directory.HashOf(person.Email, cancellationToken);
        var passwordHash = await passwords.Hash(person.Password, cancellationToken);
        return await grains.GetGrain<IAccountGrain>(caller.NewId("account")).Register(new RegisterAccount(
            caller.Context(), person.Email, emailHash, passwordHash, person.FirstName, person.LastName, caller.NewId("verification"), IsOperator: false));
    }
}

/// <summary>Who wants an account, checked.</summary>
internal sealed record NewPerson(string Email, string Password, string FirstName, string LastName);
