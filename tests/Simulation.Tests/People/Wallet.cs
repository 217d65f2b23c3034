using Marketplace.Embedded;
using Marketplace.Identity;

namespace Marketplace.Simulations;

/// <summary>
/// An account with its password, and the tokens of its sessions: opened by registering, renewed when they have run out, and
/// now and then given back, forgotten, or used when they must not be. What must never work is judged here.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="name">Whose.</param>
/// <param name="chance">Of its own, so that having one changes nothing about what its owner does.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Wallet(Town town, string name, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>Longer than a lost answer may be asked for again (<see cref="Identity.Session.Grace"/>).</summary>
    private static readonly TimeSpan LongerThanGrace = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan MailComesWithin = TimeSpan.FromMinutes(40);

    /// <summary>Counted, so that no password is chosen twice by chance: then the old one would not be replaced.</summary>
    private int cats;
    private string password = $"{name} has a dog, {chance.Below(100_000)}";

    /// <summary>Another one that may be the password, while nobody knows whether it was changed.</summary>
    private string? perhaps;

    /// <summary>While another password is being asked for and chosen.</summary>
    private bool isChoosing;

    private string? access;
    private string? refresh;
    private DateTimeOffset expiresAt;

    /// <summary>What proves who they are, as far as they know.</summary>
    public string Password => password;

    public string Email { get; } = $"{name.ToLowerInvariant()}@people.example";

    /// <summary>Registers and logs in, however often that takes.</summary>
    /// <returns>The account.</returns>
    public async Task<Guid> Open()
    {
        // Whoever lost the answer learns from the second try that the address is taken: by themselves.
        while (await Send("/auth/register", new { email = Email, password, firstName = name, lastName = "Person" }) is null)
        {
            await Pause(TimeSpan.FromMinutes(1));
        }

        var id = await LogIn();
        if (chance.PerMille(500))
        {
            town.Outside.Run(ConfirmAddress);
        }

        return id;
    }

    /// <summary>A token that is good, or now and then one that no longer is.</summary>
    public async Task<string> Token()
    {
        if (access is not null && town.Now < expiresAt)
        {
            return access;
        }

        if (access is not null && chance.PerMille(150))
        {
            await UseTooLate(access);
        }

        await Renew();
        if (chance.PerMille(60))
        {
            await LogOut();
        }
        else if (chance.PerMille(60))
        {
            await BeRobbed();
        }
        else if (chance.PerMille(80))
        {
            await ForgetPassword();
        }

        return access!;
    }

    private async Task Renew()
    {
        if (refresh is null || await Refresh(refresh) is not { IsOk: true } renewed)
        {
            await LogIn();
            return;
        }

        Keep(renewed);
    }

    private async Task<Guid> LogIn()
    {
        // A marketplace that is away for a day is not asked every minute of it.
        for (var patience = TimeSpan.FromMinutes(5); ; patience *= 2)
        {
            var known = (password, perhaps);
            var refusals = new List<Response?>();
            foreach (var candidate in perhaps is null ? [password] : new[] { password, perhaps })
            {
                var opened = await Send("/auth/login", new { email = Email, password = candidate });
                if (opened is { IsOk: true })
                {
                    Keep(opened);
                    return Guid.Parse(opened.String("userId"));
                }

                refusals.Add(opened);
            }

            // Unless the password was changed meanwhile, or there was no answer.
            if (known == (password, perhaps) && refusals.TrueForAll(static refusal => refusal is not null))
            {
                town.Watch.Violated("logins", $"{name} knows the password and was answered {refusals[0]!.Status} {refusals[0]!.Code}");
            }

            await Pause(patience);
        }
    }

    private async Task UseTooLate(string old) =>
        MustFail("an access token that has run out", await ask(new Request("GET", "/auth/me") { Token = old }));

    /// <summary>Ends the session. Its refresh token is nothing any more.</summary>
    private async Task LogOut()
    {
        var ended = refresh!;
        if (await ask(new Request("POST", "/auth/logout") { Token = access, Key = NewKey() }) is { IsOk: true })
        {
            MustAlwaysFail("the refresh token of a session that was ended", await Refresh(ended));
        }

        await LogIn();
    }

    /// <summary>Somebody else comes later with a token that was used before: then nobody may go on with that session.</summary>
    private async Task BeRobbed()
    {
        var stolen = refresh!;
        if (await Refresh(stolen) is { IsOk: true } renewed)
        {
            Keep(renewed);
            await Pause(LongerThanGrace);
            if (await Refresh(stolen) is { } answer)
            {
                MustFail("a refresh token that was used before", answer);
                MustFail("the refresh token of a session whose last one came back", await Refresh(renewed.String("refreshToken")));
            }
        }

        await LogIn();
    }

    /// <summary>Proves that the address is theirs, with what was mailed there.</summary>
    private async Task ConfirmAddress()
    {
        await Pause(chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromDays(2)));
        if (town.Post.Token(Email, "Please confirm your e-mail address") is not { } token || await Send("/auth/verify-email", new { token }) is not { } confirmed)
        {
            return;
        }

        // Whoever could not come for a week, because the marketplace was away when they tried, comes too late.
        var isInTime = town.Now < town.Opening + Account.VerificationLifetime;
        if (!confirmed.IsOk && isInTime && !town.Faults.Has(Fault.ClockJump))
        {
            town.Watch.Violated("mail", $"{name} was mailed a token and could not confirm the address with it: {confirmed.Status} {confirmed.Code}");
        }
    }

    /// <summary>Chooses another password with what is mailed. Then the old one, its sessions and the mailed token are nothing any more.</summary>
    private async Task ForgetPassword()
    {
        const string Subject = "Choose a new password";
        if (isChoosing)
        {
            // Another errand of theirs is at it: with two mails in hand they would not know which password came last.
            return;
        }

        isChoosing = true;
        var before = town.Post.Token(Email, Subject);
        if (await Send("/auth/forgot-password", new { email = Email }) is not { IsOk: true })
        {
            isChoosing = false;
            return;
        }

        for (var waited = TimeSpan.Zero; waited < MailComesWithin && town.Post.Token(Email, Subject) == before; waited += TimeSpan.FromMinutes(2))
        {
            await Pause(TimeSpan.FromMinutes(2));
        }

        if (town.Post.Token(Email, Subject) is { } token && token != before)
        {
            await ChoosePassword(token, $"{name} has a cat, {chance.Below(100_000)}, and now {++cats}");
        }

        isChoosing = false;
    }

    private async Task ChoosePassword(string token, string chosen)
    {
        var old = password;
        var session = refresh;
        perhaps = chosen;
        if (await Send("/auth/reset-password", new { token, password = chosen }) is not { IsOk: true })
        {
            return;
        }

        (password, perhaps) = (chosen, null);
        MustAlwaysFail("a mailed token for the second time", await Send("/auth/reset-password", new { token, password = old }));
        MustAlwaysFail("a password that was replaced", await Send("/auth/login", new { email = Email, password = old }));
        if (session is not null)
        {
            MustAlwaysFail("the refresh token of a session that rested on an old password", await Refresh(session));
        }

        await LogIn();
    }

    /// <summary>The token was refused, for instance because a clock jumped: the next one is another.</summary>
    public void Drop() => access = null;

    /// <remarks>Of a clock that jumps nobody can say what has run out.</remarks>
    private void MustFail(string what, Response? reply)
    {
        if (!town.Faults.Has(Fault.ClockJump))
        {
            MustAlwaysFail(what, reply);
        }
    }

    private void MustAlwaysFail(string what, Response? reply)
    {
        if (reply is { IsOk: true })
        {
            town.Watch.Violated("tokens", $"{name} used {what} and was answered {reply.Status}");
        }
    }

    private void Keep(Response tokens)
    {
        (access, refresh) = (tokens.String("accessToken"), tokens.String("refreshToken"));
        expiresAt = town.Now + TimeSpan.FromSeconds(tokens.Body.GetProperty("expiresIn").GetInt32());
    }

    private Task<Response?> Refresh(string token) => Send("/auth/refresh", new { refreshToken = token });

    private Task<Response?> Send(string path, object body) => ask(new Request("POST", path) { Body = Request.Json(body), Key = NewKey() });

    private Task Pause(TimeSpan span) => Task.Delay(span, town.Outside.Time);

    private string NewKey() => chance.NewGuid().ToString("N");
}
