print("fakecsv")
