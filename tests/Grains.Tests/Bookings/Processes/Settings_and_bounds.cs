using System.Reflection;

namespace Marketplace.Bookings;

/// <summary>What may be chosen of a process is named and bounded in one table, which misses nothing.</summary>
public sealed class Settings_and_bounds
{
    private static readonly Type[] Bounded = [typeof(TimeSpan?), typeof(int?)];

    [Fact]
    public void Everything_that_may_be_chosen_has_its_bounds()
    {
        var chosen = typeof(ProcessChoice).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => Bounded.Contains(property.PropertyType))
            .Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.Equal(
            chosen.Order(StringComparer.Ordinal),
            ProcessSettings.Times.Select(time => time.Name).Concat(ProcessSettings.Numbers.Select(number => number.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_usual_is_within_its_bounds() =>
        Assert.All(ProcessSettings.Times, time => Assert.True(time.Limit.Allows(time.Limit.Default), time.Name));

    [Fact]
    public void A_marketplace_does_not_start_out_of_bounds_and_says_which_these_are()
    {
        Assert.Equal(
            "Bookings:Processes: acceptWindow must be between P1D and P60D.",
            new BookingOptions { Processes = [new ProcessSetting { Choice = new ProcessChoice(AcceptWindow: TimeSpan.FromDays(61)) }] }.Fault());
        Assert.Equal(
            "Bookings:Processes: changeRounds must be between 0 and 19.",
            new BookingOptions { Processes = [new ProcessSetting { Choice = new ProcessChoice(ChangeRounds: 20) }] }.Fault());
        Assert.Null(new BookingOptions { Processes = [new ProcessSetting { Choice = new ProcessChoice(ChangeRounds: 19) }] }.Fault());
    }
}
